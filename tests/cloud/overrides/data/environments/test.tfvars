environment = "test"
protected   = false
