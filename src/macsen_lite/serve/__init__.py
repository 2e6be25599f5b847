"""The assistant in a browser: a web page on this machine, and for the household when asked for."""
