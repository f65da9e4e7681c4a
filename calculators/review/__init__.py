"""The purchaser's review of a bid."""
