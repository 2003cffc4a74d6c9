"""RunningMean as a dataclass.

Due: exactly 14
"""
# %% RunningMean
from dataclasses import dataclass, field
@dataclass
class RunningMean:
    arrays: list = field(default_factory=list)
    def add(self, numbers):
        self.arrays.append(np.array(numbers, copy=True))
    def value(self):
        return np.concatenate(self.arrays).mean()
    def __len__(self):
        return sum(map(len, self.arrays))
