import { inspect } from 'node:util';

/**
 * A value as a table prints it: numbers with `digits` decimals, or as a power of ten where those would show nothing but
 * zeros. Nothing for null and undefined.
 */
export function cellText(value: unknown, digits: number): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value, digits).replaceAll('-', '−');
  if (typeof value === 'string' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  return inspect(value, { depth: 1, breakLength: Infinity });
}

function numberText(value: number, digits: number): string {
  if (!Number.isFinite(value)) return String(value);
  const isTiny = value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits;
  return isTiny ? value.toExponential(1) : value.toFixed(digits);
}
