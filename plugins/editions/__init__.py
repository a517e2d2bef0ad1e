"""One record seen in one edition: words chosen, Markdown, script, punctuation, links."""
