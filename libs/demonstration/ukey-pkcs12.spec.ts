import { X509Certificate, verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  createAuthority,
  issueUnitKey,
  type SoftwareKey,
  type UKeyAuthority,
} from '#libs/demonstration/ukey-authority';
import { pkcs12Of } from '#libs/demonstration/ukey-pkcs12';
import { openUKeyFile } from '#libs/ukey-file/open-ukey-file';
import { signMessage } from '#libs/ukey-file/sign-message';

const PASSWORD = 'demonstration';
const HOUR_MS = 3_600_000;

describe("a unit's key as a PKCS#12 file", () => {
  let authority: UKeyAuthority;
  let key: SoftwareKey;
  let pkcs12Base64: string;

  beforeAll(async () => {
    const now = Date.now();
    authority = await createAuthority([{ CN: ['An authority'] }], new Date(now));
    key = await issueUnitKey(authority, {
      unitAccountNo: '01000000001',
      unitName: '示范机械有限公司',
      validFrom: new Date(now),
      validTo: new Date(now + HOUR_MS),
    });
    pkcs12Base64 = await pkcs12Of(key, PASSWORD);
  });

  it('opens with its password and signs for its certificate', async () => {
    const opened = await openUKeyFile({ pkcs12Base64, password: PASSWORD });
    const certificate = new X509Certificate(opened.certificatePem);
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(key.fingerprint);
    const signature = Buffer.from(await signMessage(opened.privateKey, 'a challenge'), 'base64');
    const signer = { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', Buffer.from('a challenge'), signer, signature)).toBe(true);
    expect(verify('sha256', Buffer.from('another'), signer, signature)).toBe(false);
  });

  it('gives a key that cannot be read back', async () => {
    const { privateKey } = await openUKeyFile({ pkcs12Base64, password: PASSWORD });
    expect([privateKey.extractable, privateKey.usages]).toEqual([false, ['sign']]);
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
  });

  it('keeps the certificates above the key, in their order', async () => {
    const chained = { ...key, chainPem: [authority.certificatePem] };
    const opened = await openUKeyFile({
      pkcs12Base64: await pkcs12Of(chained, PASSWORD),
      password: PASSWORD,
    });
    const [above, ...others] = opened.chainPem.map((pem) => new X509Certificate(pem));
    expect(above?.fingerprint256).toBe(
      new X509Certificate(authority.certificatePem).fingerprint256,
    );
    expect(others).toEqual([]);
  });

  it('stays shut to a wrong password', async () => {
    await expect(openUKeyFile({ pkcs12Base64, password: 'Demonstration' })).rejects.toThrow();
    await expect(openUKeyFile({ pkcs12Base64, password: '' })).rejects.toThrow();
  });

  it('stays shut when a byte of it was changed', async () => {
    const bytes = Buffer.from(pkcs12Base64, 'base64');
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await expect(
      openUKeyFile({ pkcs12Base64: bytes.toString('base64'), password: PASSWORD }),
    ).rejects.toThrow();
  });
});
