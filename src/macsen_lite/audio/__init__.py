"""Sound in: files, microphones, resampling, voice activity and endpoints."""
