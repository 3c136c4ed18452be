"""Prints the marks in nbgrader's gradebook of the current folder: { student: { notebook: [cell marks] } }."""

import json

from nbgrader.api import Gradebook

with Gradebook("sqlite:///gradebook.db") as book:
    marks = {
        submission.student.id: [
            {"notebook": notebook.name, "cell": grade.name, "auto": grade.auto_score, "max": grade.max_score}
            for notebook in submission.notebooks
            for grade in notebook.grades
        ]
        for submission in book.assignment_submissions("course")
    }
print(json.dumps(marks))
