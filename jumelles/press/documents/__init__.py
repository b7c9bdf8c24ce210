"""From a file to a text: plain text, HTML, PDF, DOCX and e-mail, in any encoding."""
