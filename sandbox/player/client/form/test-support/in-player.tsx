import { initializeIcons } from '@fluentui/react';
import { render, type RenderResult } from '@testing-library/react';
import axe from 'axe-core';
import * as React from 'react';
import { PlayerContext, type Player } from '../../player';

initializeIcons('/player/fonts/');

/** Draws something as a part of a player. */
export function drawIn(player: Player, element: JSX.Element): RenderResult {
  return render(<PlayerContext.Provider value={player}>{element}</PlayerContext.Provider>);
}

/** What hinders somebody who uses a keyboard or a screen reader, by WCAG 2.2 AA: nothing, if all is well. Colours and the shapes of letters need a real browser. */
export async function hindrances(element: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: false }, 'label-content-name-mismatch': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Fails a test that leaves complaints of React or Fluent on the console. */
export function forbidComplaints(): void {
  let complaints: jest.SpyInstance[] = [];
  beforeEach(() => {
    complaints = [jest.spyOn(console, 'error'), jest.spyOn(console, 'warn')];
  });
  afterEach(() => {
    complaints.forEach((complaint) => expect(complaint).not.toHaveBeenCalled());
    jest.restoreAllMocks();
  });
}
