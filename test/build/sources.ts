/** Points as checks/ would give them. */
export const pointsOf = (name: string): number | undefined =>
  ({ total: 2, other: 1 })[name as 'total' | 'other'];

const header = `// ---
// jupyter:
//   kernelspec:
//     display_name: TypeScript
//     language: typescript
//     name: tslab
// ---

`;

const exercise = (name: string, body: string): string => `// %% exercise="${name}"
function ${name}(values: number[]): number {
${body}
}

`;

const solution = `  // BEGIN SOLUTION
  return values.reduce((sum, value) => sum + value, 0);
  // END SOLUTION`;

const check = (name: string): string => `// %% check="${name}"
await check.${name}(${name});

`;

/** A source without fault: text, an exercise, its check, a written answer. */
export const goodSource = `${header}// %% [markdown]
// # Sums
//
// Let us add.

${exercise('total', solution)}${check('total')}// %% [markdown] answer="meaning" points=1
// What is a sum?
//
// <!-- BEGIN SOLUTION -->
// All parts taken together.
// <!-- END SOLUTION -->
`;

const good = exercise('total', solution) + check('total');

/** Sources with one fault each, and the message that says where. */
export const faultySources: readonly { title: string; text: string; message: string | RegExp }[] = [
  {
    title: 'when a solution is nested',
    text: exercise('total', `  // BEGIN SOLUTION\n${solution}`) + check('total'),
    message: 'solutions/01-bad.ts:4: BEGIN SOLUTION inside the one of line 3.',
  },
  {
    title: 'when a solution is not closed',
    text: exercise('total', '  // BEGIN SOLUTION\n  return 0;') + check('total'),
    message: 'solutions/01-bad.ts:3: BEGIN SOLUTION has no END SOLUTION in this cell.',
  },
  {
    title: 'when a solution is not opened',
    text: exercise('total', '  return 0;\n  // END SOLUTION') + check('total'),
    message: /^solutions\/01-bad\.ts:4: END SOLUTION without a BEGIN/,
  },
  {
    title: 'when one cell has two solutions',
    text: exercise('total', `${solution}\n${solution}`) + check('total'),
    message: /^solutions\/01-bad\.ts:6: a second solution in one cell/,
  },
  {
    title: 'when a marker has a slip in it',
    text: exercise('total', solution.replace('BEGIN SOLUTION', 'BEGIN  solution')) + check('total'),
    message: /^solutions\/01-bad\.ts:3: a marker is `\/\/ BEGIN SOLUTION`/,
  },
  {
    title: 'when an exercise has no solution',
    text: exercise('total', '  return 0;') + check('total'),
    message: 'solutions/01-bad.ts:2: exercise total has no BEGIN SOLUTION … END SOLUTION.',
  },
  {
    title: 'when a solution stands in a cell without a role',
    text: `${good}// %%\n// BEGIN SOLUTION\nconst x = 1;\n// END SOLUTION\n`,
    message: /^solutions\/01-bad\.ts:12: a solution in a cell without a role/,
  },
  {
    title: 'when two exercises share a name',
    text: good + exercise('total', solution),
    message:
      'solutions/01-bad.ts:12: exercise total is there already, at line 2; names are unique.',
  },
  {
    title: 'when a check comes before its exercise',
    text: check('total') + exercise('total', solution),
    message: 'solutions/01-bad.ts:2: check total has no exercise of that name above it.',
  },
  {
    title: 'when an exercise has no check',
    text: exercise('total', solution),
    message: 'solutions/01-bad.ts:2: exercise total has no cell with check="total".',
  },
  {
    title: 'when checks/ does not know the exercise',
    text: exercise('nobody', solution) + check('nobody'),
    message: 'solutions/01-bad.ts:9: checks/ has no exercise named nobody.',
  },
  {
    title: 'when a line of a solution can be read in another cell',
    text: `${good}// %%\n// return values.reduce((sum, value) => sum + value, 0);\n`,
    message: /^solutions\/01-bad\.ts:12: learners would read line 4 of a solution here/,
  },
  {
    title: 'when a line of a solution can be read in the exercise’s own cell',
    text:
      exercise('total', `  // return values.reduce((sum, value) => sum + value, 0);\n${solution}`) +
      check('total'),
    message: /^solutions\/01-bad\.ts:3: learners would read line 5 of a solution here/,
  },
  {
    title: 'when a cell has two roles',
    text: '// %% exercise="total" check="total"\nconst x = 1;\n',
    message: /^solutions\/01-bad\.ts:1: a cell has one role, this one has exercise and check/,
  },
  {
    title: 'when a header cannot be read',
    text: '// %% exercise="total\nconst x = 1;\n',
    message: /^solutions\/01-bad\.ts:1: the header cannot be read: "exercise=/,
  },
  {
    title: 'when a cell is neither code nor text',
    text: '// %% [raw]\n// Raw.\n',
    message: 'solutions/01-bad.ts:1: a raw cell; cells are code or markdown.',
  },
  {
    title: 'when a name is not one',
    text: '// %% exercise="no name"\nconst x = 1;\n',
    message: /^solutions\/01-bad\.ts:1: exercise is "no name"/,
  },
  {
    title: 'when an exercise is text',
    text: '// %% [markdown] exercise="total"\n// Text.\n',
    message: /^solutions\/01-bad\.ts:1: an exercise or a check is a code cell/,
  },
  {
    title: 'when a written answer has no points',
    text: '// %% [markdown] answer="why"\n// Why?\n',
    message: /^solutions\/01-bad\.ts:1: answer why has points undefined/,
  },
  {
    title: 'when code stands before the first cell',
    text: `const early = 1;\n\n${good}`,
    message: /^solutions\/01-bad\.ts:1: every cell must begin with a line/,
  },
];
