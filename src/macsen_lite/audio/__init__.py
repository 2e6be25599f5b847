"""Sound in and out: files and resampling."""
