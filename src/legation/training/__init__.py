"""Labels to train on, and the training of the relation classifier (extra `train`)."""
