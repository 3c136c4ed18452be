import type { Remark } from '../marks';

/** The text of a file, and what was odd about its bytes. */
export interface Decoded {
  readonly text: string;
  readonly remarks: readonly Remark[];
}

const saved = 'Notebooks are saved as UTF-8: save it in JupyterLab and return it again.';

/**
 * Bytes as text: UTF-8 or, by its mark or its zeros, UTF-16. Anything else is taken for
 * Windows-1252, in which every byte is a letter, so that the code is read at least.
 */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16) {
    const remark = { name: 'encoding', says: `The file is ${utf16.toUpperCase()}. ${saved}` };
    return { text: new TextDecoder(utf16).decode(bytes), remarks: [remark] };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), remarks: [] };
  } catch {
    const says = `The file is not UTF-8, letters beyond ASCII may be wrong. ${saved}`;
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { text, remarks: [{ name: 'encoding', says }] };
  }
}

/** A notebook begins with `{`: in UTF-16 one byte of the first two is zero. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b)) return 'utf-16be';
  return undefined;
}
