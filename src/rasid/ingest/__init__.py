"""Whatever comes in, to reports: nothing else of rasid knows files, encodings or pages."""
