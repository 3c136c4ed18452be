"""nbgrader's settings for TypeScript: what stands where a solution was, and what is not handed out."""

c = get_config()  # noqa: F821 - traitlets gives it

c.ClearSolutions.code_stub = {"typescript": "throw new Error('TODO');"}
c.ClearSolutions.text_stub = "*Write your answer here.*"

# Beside the notebooks in solutions/ lie their sources, with every solution in them.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "__pycache__", "*.pyc", "*.tmp", "*.ts", "tsconfig.json"]

# The first cell compiles the library, which takes longer than nbgrader's 30 s where many kernels start at once.
c.ExecutePreprocessor.timeout = 300
