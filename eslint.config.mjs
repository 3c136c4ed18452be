import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** lib/ in the order that data flows: a stage imports from the stages before it, never from those after. */
const stages = [
  'kernelApi',
  'shapes',
  'random',
  'engine',
  'data',
  'augment',
  'similarity',
  'stopGradient',
  'models',
  'checkpoint',
  'losses',
  'optim',
  'train',
  'evaluate',
  'clinic',
  'plot',
  'record',
  'notebook',
];

/**
 * @param {string} regex
 * @param {string} message
 * @returns {{ 'no-restricted-imports': ['error', object] }}
 */
const restricted = (regex, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex, message }] }],
});

const oneWay = stages.map((stage, i) => ({
  files: [`lib/${stage}.ts`, `lib/${stage}/**`],
  rules: restricted(
    `^\\.{1,2}/((\\.\\./)*)(${[...stages.slice(i + 1), 'index', 'checks', 'kernel', 'grading'].join('|')})(/|$)`,
    'lib/ flows one way: see README, "Where things are".',
  ),
}));

export default defineConfig(
  {
    ignores: [
      'notebooks/**',
      'docs/**',
      'coverage/**',
      '.venv/**',
      '.course/**',
      'kernel/jupyter/**',
    ],
  },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Pass a seed: randomness is an argument.' },
      ],
      'max-lines-per-function': ['warn', { max: 40, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines-per-function': 'off',
    },
  },
  ...oneWay,
  {
    files: ['grading/**'],
    rules: restricted(
      '^(\\.\\./)+(lib|checks)/(?!worker$)',
      'lib/index.ts and checks/index.ts are the only doors, checks/worker.ts that of a worker.',
    ),
  },
  {
    files: ['checks/**', 'solutions/**'],
    rules: restricted(
      '^(\\.\\./)+(lib|checks)/',
      'lib/index.ts and checks/index.ts are the only doors.',
    ),
  },
);
