import { Link } from '@fluentui/react';
import * as React from 'react';
import { linkTarget } from './follow-link';
import type { Block, Inline } from './markdown';

interface Props {
  readonly blocks: readonly Block[];
  followLink(url: string, title: string): void;
}

/** What a notification says, as elements: never as markup. */
export function MarkdownText({ blocks, followLink }: Props): JSX.Element {
  const inline = (part: Inline, index: number) => {
    if (part.kind === 'bold') return <strong key={index}>{part.text}</strong>;
    if (part.kind === 'italic') return <em key={index}>{part.text}</em>;
    if (part.kind === 'link' && linkTarget(part.url, window.location.href)) return <Link key={index} underline onClick={() => followLink(part.url, part.text)}>{part.text}</Link>;
    return <React.Fragment key={index}>{part.text}</React.Fragment>;
  };
  return (
    <>
      {blocks.map(({ kind, lines }, index) => {
        const items = lines.map((line, at) => (kind === 'paragraph' ? <div key={at}>{line.map(inline)}</div> : <li key={at}>{line.map(inline)}</li>));
        if (kind === 'bullets') return <ul key={index} style={list}>{items}</ul>;
        if (kind === 'numbers') return <ol key={index} style={list}>{items}</ol>;
        return <div key={index} style={{ margin: '4px 0' }}>{items}</div>;
      })}
    </>
  );
}

const list: React.CSSProperties = { margin: '4px 0', paddingLeft: 20 };
