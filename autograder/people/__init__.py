"""What a person reads or runs: feedback, reports, a made-up class, a look at the machine, speed."""
