"""RunningMean with a base class, properties, slots and private names.

Due: exactly 14
"""
# %% RunningMean
from abc import ABC, abstractmethod
class Base(ABC):
    __slots__ = ("_numbers",)
    def __init__(self):
        self._numbers = []
    @abstractmethod
    def value(self): ...
class RunningMean(Base):
    __slots__ = ()
    def add(self, numbers):
        self._numbers.extend(numbers.tolist())
    @property
    def __sum(self):
        return sum(self._numbers)
    def value(self):
        return self.__sum / len(self)
    def __len__(self):
        return len(self._numbers)
