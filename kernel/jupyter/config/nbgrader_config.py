"""nbgrader's settings for TypeScript: what stands where a solution was."""

c = get_config()  # noqa: F821 - traitlets gives it

c.ClearSolutions.code_stub = {"typescript": "throw new Error('TODO');"}
c.ClearSolutions.text_stub = "*Write your answer here.*"
