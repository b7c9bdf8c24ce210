"""What visitors say to an article or a page: held until somebody of the office decides."""
