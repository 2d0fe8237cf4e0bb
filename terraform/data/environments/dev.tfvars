environment   = "dev"
protected     = false # may be destroyed
recovery_days = 7
most_reads    = 500
most_writes   = 500
