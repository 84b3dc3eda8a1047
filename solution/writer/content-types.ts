import { element, xmlDocument } from './xml';

/** `[Content_Types].xml` (Open Packaging Conventions): a part that it does not name is invisible to the importer. */
export function contentTypesXml(paths: readonly string[]): string {
  const extensions = [...new Set(paths.flatMap((path) => extensionOf(path) ?? []))].sort();
  const withoutExtension = paths.filter((path) => extensionOf(path) === undefined).sort();
  return xmlDocument(
    element('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [
      ...extensions.map((Extension) => element('Default', { Extension, ContentType: 'application/octet-stream' })),
      ...withoutExtension.map((path) => element('Override', { PartName: `/${path}`, ContentType: 'application/octet-stream' })),
    ]),
  );
}

const extensionOf = (path: string): string | undefined => /[^/]\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
