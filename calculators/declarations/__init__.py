"""What each calculator asks and answers, in both languages; the rule is in the module of the same name."""
