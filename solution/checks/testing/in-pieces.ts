import { parseXmlTree, type XmlElement } from '../xml-tree';

/** What stands for a piece while the rest is read. */
const PLACE = 'PieceOfTheSample';

/** Tables and relationships are most of the document: one breakage changes one of them. */
const PIECE = /<Entity>[^]*?<\/Entity>|<EntityRelationship [^]*?<\/EntityRelationship>/g;

const read = new Map<string, XmlElement>();

/** Reads as `parseXmlTree` does, but pieces that it has read before only once: of a megabyte, breakages change a line. */
export function parseInPieces(document: string): XmlElement {
  const pieces: XmlElement[] = [];
  const rest = document.replace(PIECE, (piece) => `<${PLACE} at="${pieces.push(parsed(piece)) - 1}"/>`);
  return whole(parsed(rest), pieces);
}

function parsed(text: string): XmlElement {
  const known = read.get(text);
  if (known) return known;
  const element = parseXmlTree(text);
  read.set(text, element);
  return element;
}

/** The rest, with the pieces at their places. */
const whole = (element: XmlElement, pieces: readonly XmlElement[]): XmlElement =>
  element.name === PLACE ? pieces[Number(element.attributes.at)]! : { ...element, children: element.children.map((inner) => whole(inner, pieces)) };
