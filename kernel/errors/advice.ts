import { NO_KEYBOARD } from '../run/process';

/** What the compiler says, and what helps somebody to whom TypeScript is new. */
const ADVICE: readonly (readonly [says: RegExp, advice: string])[] = [
  [/^Cannot find name '(?:prompt|input|alert|confirm)'/, NO_KEYBOARD],
  [
    /'Tensor<Rank>' is not assignable to (?:parameter of )?type '(Tensor[1-6]D|Scalar)'/,
    'TypeScript does not know how many dimensions this tensor has. If you do, write `as tf.$1` behind it.',
  ],
  [
    /is possibly 'undefined'\.|'number \| undefined' is not assignable to (?:parameter of )?type 'number'/,
    'If you know that there is a value, write `!` behind it, as in `list[i]!`.',
  ],
  [
    /^The (?:left|right)-hand side of an arithmetic operation|^Operator '.+' cannot be applied to types .*(?:Tensor|Scalar)/,
    'Tensors have methods in place of operators: `a.add(b)`, `a.sub(b)`, `a.mul(b)`, `a.div(b)`.',
  ],
  [
    /to parameter of type 'never'/,
    'An empty list must be told what it will hold: `const list: number[] = [];`.',
  ],
];

/** Between two tensors it is the number of dimensions that differs, whatever the compiler adds. */
const OFF_THE_POINT =
  /(type '(?:Tensor[1-6]D|Scalar)') with 'exactOptionalPropertyTypes: true'\.[^\n]*/;

/** A message of the compiler, with a word of advice where a beginner needs one. */
export function advised(message: string): string {
  const plain = message.replace(OFF_THE_POINT, '$1.');
  for (const [says, advice] of ADVICE) {
    const match = says.exec(plain);
    if (match) return `${plain} ${advice.replace('$1', match[1] ?? '')}`;
  }
  return plain;
}
