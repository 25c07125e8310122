const DECODER = new TextDecoder('gb18030');
const FIRST_LEAD = 0x81;
const FIRST_TRAIL = 0x40;
const LAST = 0xfe;

/** Text as a Chinese spreadsheet saves a csv: the characters of two bytes of GB18030. */
export function encodeGbk(text: string): Buffer {
  const codes = twoByteCodes();
  return Buffer.concat(
    [...text].map((sign) => {
      if (sign.charCodeAt(0) < 0x80) return Buffer.from(sign);
      const code = codes.get(sign);
      if (code === undefined) throw new Error(`${sign} has no two bytes`);
      return code;
    }),
  );
}

function twoByteCodes(): Map<string, Buffer> {
  const codes = new Map<string, Buffer>();
  for (let lead = FIRST_LEAD; lead <= LAST; lead += 1)
    for (let trail = FIRST_TRAIL; trail <= LAST; trail += 1) {
      const code = Buffer.from([lead, trail]);
      codes.set(DECODER.decode(code), code);
    }
  return codes;
}
