"""What lies in files: the course, an assignment, a submission, the gradebook, and their forms.

Only this room knows nbgrader's folders, cells and database. It reads what students hand in without
trusting a byte of it, and writes what was found. It runs nothing of theirs.
"""
