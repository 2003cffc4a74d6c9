"""Changes, drops and adds bytes of every message that its process sends, whatever was asked.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import random
from autograder.crossing.channel import Channel
chance = random.Random(5)
send_whole = Channel.send
def send(self, message, deadline=None):
    data = bytearray(message)
    place = chance.randrange(len(data) + 1)
    way = chance.random()
    if way < 0.4:
        data[place:place + 1] = bytes([chance.randrange(256)])
    elif way < 0.6:
        del data[place:place + 3]
    elif way < 0.8:
        data += data[place:]
    send_whole(self, bytes(data), deadline)
def mutating(*arguments):
    Channel.send = send
    return arguments
# %% derivative
derivative = mutating
# %% sigmoid
sigmoid = mutating
# %% softmax
softmax = mutating
# %% mean
mean = mutating
# %% memoise
memoise = mutating
# %% centre
centre = mutating
# %% sign
sign = mutating
# %% area
def area(r):
    """radius"""
    return mutating(r)
