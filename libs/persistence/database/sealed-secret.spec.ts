import { describe, expect, it } from '@jest/globals';
import { open, seal } from '#libs/persistence/database/sealed-secret';

const SECRET = 'a sealing secret of at least thirty-two characters';

describe('sealed secrets', () => {
  it('open under the key they were sealed with, and are sealed anew each time', () => {
    const sealed = seal(SECRET, 'JBSWY3DPEHPK3PXP');
    expect(open(SECRET, sealed)).toBe('JBSWY3DPEHPK3PXP');
    expect(seal(SECRET, 'JBSWY3DPEHPK3PXP')).not.toBe(sealed);
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
  });

  it('stay shut under another key, when altered, and when cut', () => {
    const sealed = seal(SECRET, 'JBSWY3DPEHPK3PXP');
    const altered = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    expect(() => open(`${SECRET}!`, sealed)).toThrow();
    expect(() => open(SECRET, altered)).toThrow();
    expect(() => open(SECRET, sealed.split('.').slice(0, 2).join('.'))).toThrow(
      'not a sealed secret',
    );
  });
});
