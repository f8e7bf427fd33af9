"""What rasid talks about: frozen values without I/O."""
