// Coverage is measured in this process alone: Node hands the variable on to every child, and in a
// kernel that is being measured, Stop cannot reach the main thread through the inspector.
delete process.env['NODE_V8_COVERAGE'];
