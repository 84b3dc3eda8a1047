import { createHash, createPrivateKey, createPublicKey, generateKeyPair, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What tokens are signed and checked with. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * The key of this data folder. A new folder's is begun at once, beside everything else, as it takes as long as a whole
 * start may; it is waited for and written when somebody needs it. The file is readable by its owner only.
 */
export function loadSigningKey(path: string): SigningKey {
  let made: KeyObject | undefined;
  let loaded: SigningKey | undefined;
  if (!existsSync(path)) generateKeyPair('rsa', kind, (error, _public, privateKey) => (made = error ? undefined : privateKey));

  function load(): SigningKey {
    if (!existsSync(path)) write(path, made ?? generateKeyPairSync('rsa', kind).privateKey);
    return keyOf(createPrivateKey(readFileSync(path)));
  }
  const key = () => (loaded ??= load());
  return {
    get id() {
      return key().id;
    },
    get privateKey() {
      return key().privateKey;
    },
    get publicKey() {
      return key().publicKey;
    },
  };
}

const kind = { modulusLength: 2048 };

function write(path: string, privateKey: KeyObject): void {
  const draft = `${path}.new`;
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  renameSync(draft, path);
}

function keyOf(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const id = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
    .slice(0, 27);
  return { id, privateKey, publicKey };
}
