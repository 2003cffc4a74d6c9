"""Waits from the last rise, not from the best.

Exercise: early_stopping
Fails: early_stopping_example, early_stopping_values, early_stopping_ties, early_stopping_edges,
       early_stopping_every_kind
"""


def early_stopping(validation_losses, patience=5):
    if len(validation_losses) == 0 or patience < 1:
        raise ValueError("no epoch, or no patience")
    best = 0
    for epoch, loss in enumerate(validation_losses):
        if epoch == 0 or loss < validation_losses[epoch - 1]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(validation_losses) - 1
