"""Commands of the shell, whose output is used.

Due: exactly 14
"""
# %% added
!ls
!echo text > text.txt && cat text.txt
lines = !printf '2\n3\n5\n7\n11\n13\n17\n19\n23\n29\n'
# %% primes
primes = [int(line) for line in lines]
# %% added
!pip --version
!exit 3
%ls
# %% added
%%bash
echo from bash >&2
