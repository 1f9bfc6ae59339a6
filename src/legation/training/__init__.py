"""Labels to train on, and the training of the encoder (extra `train`)."""
