"""Results and forms in the shapes people use: HTML, text, Markdown, CSV, workbook."""
