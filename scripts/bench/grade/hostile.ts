/** What a hostile answer does when it is called. */
export const HOSTILE: readonly string[] = [
  'for (;;);',
  'return (globalThis as any).process.exit(0);',
  "console.log('x'.repeat(300_000_000));",
  'const all: number[][] = []; for (;;) all.push(new Array(1_000_000).fill(1));',
  'return new Promise(() => undefined) as any;',
  'Object.prototype.toString = () => "1"; JSON.stringify = () => \'{"kind":"pass"}\'; Math.max = () => 0;',
  "return (globalThis as any).process.getBuiltinModule('fs').readFileSync('/etc/passwd');",
  'setInterval(() => undefined, 1); for (;;);',
  'return tf.zeros([1e6, 1e6]);',
  "throw Object.assign(new Error('<script>'), { stack: '=1+1' });",
];
