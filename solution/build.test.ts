import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { buildSolution } from './build';
import { readBuiltParts } from './built-parts';
import { solutionVersion } from './manifest';
import { parseXmlTree, textAt } from './checks/xml-tree';

const hash = (zip: Uint8Array) => createHash('sha256').update(zip).digest('hex');
const text = (zip: Uint8Array, path: string) => new TextDecoder().decode(unzipSync(zip)[path]);

describe('a built solution', () => {
  const parts = readBuiltParts();
  const unmanaged = buildSolution({ managed: false, parts });
  const managed = buildSolution({ managed: true, parts });

  it.each([[false, unmanaged], [true, managed]])('has the same bytes each time (managed: %s)', (isManaged, first) => {
    expect(hash(buildSolution({ managed: isManaged, parts: readBuiltParts() }))).toBe(hash(first));
  });

  it('has the same bytes at another time in another zone', () => {
    const zone = process.env.TZ;
    jest.useFakeTimers({ now: new Date('2031-07-01T23:59:59Z') });
    process.env.TZ = 'Pacific/Auckland';
    try {
      expect(hash(buildSolution({ managed: true, parts: readBuiltParts() }))).toBe(hash(managed));
    } finally {
      jest.useRealTimers();
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('has its three documents at the root, and else only what its own folders hold', () => {
    const paths = Object.keys(unzipSync(unmanaged));
    expect(paths.filter((path) => !path.includes('/')).sort()).toEqual(['[Content_Types].xml', 'customizations.xml', 'solution.xml']);
    expect(paths.filter((path) => path.includes('/') && !/^(WebResources|Controls|environmentvariabledefinitions)\//.test(path))).toEqual([]);
  });

  it('says of itself who it is', () => {
    const manifest = parseXmlTree(text(managed, 'solution.xml'));
    const of = (path: string) => textAt(manifest, `SolutionManifest/${path}`);
    expect([of('UniqueName'), of('Version'), of('Managed')]).toEqual(['GdapManager', solutionVersion, '1']);
    expect([of('Publisher/UniqueName'), of('Publisher/CustomizationPrefix'), of('Publisher/CustomizationOptionValuePrefix')]).toEqual(['gdap', 'gdap', '72700']);
    expect(solutionVersion).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });

  it('differs between managed and unmanaged in that mark and the form of accounts alone', () => {
    expect(text(managed, 'solution.xml')).toBe(text(unmanaged, 'solution.xml').replace('<Managed>0<', '<Managed>1<'));
    const withoutForm = (zip: Uint8Array) => text(zip, 'customizations.xml').replace(/<FormXml>[^]*?<\/FormXml>/, '');
    expect(withoutForm(managed)).toBe(withoutForm(unmanaged));
    expect(text(managed, 'customizations.xml')).not.toBe(text(unmanaged, 'customizations.xml'));
  });

  it('differs between versions in the version alone', () => {
    const [one, next] = ['1.2.3.4', '1.2.3.5'].map((version) => buildSolution({ managed: true, version, parts })) as [Uint8Array, Uint8Array];
    expect(text(next, 'solution.xml')).toBe(text(one, 'solution.xml').replace('1.2.3.4', '1.2.3.5'));
    expect(text(next, 'customizations.xml')).toBe(text(one, 'customizations.xml'));
  });
});
