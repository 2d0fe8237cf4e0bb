"""Work beside the requests, by the clock or by hand: backups, tidying, packing, rankings kept. Of overlapping runs one
does the work."""
