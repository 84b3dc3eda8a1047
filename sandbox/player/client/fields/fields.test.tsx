import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import type { ColumnModel } from '../../app-model';
import type { FieldValue } from '../contracts';
import { FieldCell } from '../form/field-cell';
import { cell, column, fakeForm, form, tab, table, type FakeForm } from '../form/test-support/fake-form';
import { fakePlayer } from '../form/test-support/fake-player';
import { drawIn, forbidComplaints, hindrances } from '../form/test-support/in-player';
import { FormContext } from '../form/use-form';

forbidComplaints();

/** Draws one field of a form. */
function draw(drawn: ColumnModel, value: FieldValue, told: Partial<FakeForm> = {}, languageId = 1033) {
  const tickets = table([drawn]);
  const place = cell(drawn.logicalName);
  const runtime = fakeForm({ table: tickets, form: form([tab('t', 'T', [place])]), values: { [drawn.logicalName]: value }, ...told });
  const player = fakePlayer([tickets]);
  const { container } = drawIn(
    { ...player, session: { ...player.session, languageId } },
    <FormContext.Provider value={runtime}>{place.control && <FieldCell cell={place} control={place.control} idPrefix="f" />}</FormContext.Provider>,
  );
  return { runtime, container, value: () => runtime.field(drawn.logicalName).value, error: () => runtime.field(drawn.logicalName).error };
}

const retype = async (box: HTMLElement, text: string): Promise<void> => {
  await userEvent.clear(box);
  await userEvent.type(box, text);
  await userEvent.tab();
};
const priority = column('acm_priority', 'choice', { options: [{ value: 1, label: 'Low', color: '#00ff00' }, { value: 2, label: 'High' }] });

describe('a number', () => {
  it('is read and written as the language does', async () => {
    const { value } = draw(column('acm_price', 'money', { precision: 2 }), 1234.5, {}, 1031);
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'price' });
    expect(box.value).toBe('1.234,50');
    await retype(box, '2.000,129');
    expect(value()).toBe(2000.13);
    expect(box.value).toBe('2.000,13');
  });

  it('stays as it was typed when it is none, and says so', async () => {
    const { value, error } = draw(column('acm_count', 'wholeNumber'), 5);
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'count' });
    await retype(box, 'a dozen');
    expect(box.value).toBe('a dozen');
    expect(error()).toBe('“a dozen” is not a number. Write it as 1,234.');
    expect(value()).toBe(5);
    expect(screen.getByRole('alert').textContent).toBe(error());
  });

  it('is forgiven once it is typed right, even back to what it was', async () => {
    const { value, error } = draw(column('acm_count', 'wholeNumber'), 5);
    const box = screen.getByRole('textbox', { name: 'count' });
    await retype(box, '1.5');
    expect(error()).toContain('not a whole number');
    await retype(box, '5');
    expect(error()).toBeUndefined();
    expect(value()).toBe(5);
  });

  it('gives way to what a script sets while it is half typed', async () => {
    const { runtime } = draw(column('acm_count', 'wholeNumber'), 5);
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'count' });
    await userEvent.type(box, '99');
    runtime.setValue('acm_count', 7);
    expect(box.value).toBe('7');
  });
});

describe('yes or no', () => {
  it('is a switch in the words of the column', async () => {
    const { value } = draw(column('acm_loud', 'yesNo', { options: [{ value: 0, label: 'Quiet' }, { value: 1, label: 'Loud' }] }), false);
    const toggle = screen.getByRole('switch', { name: 'loud' });
    expect(screen.getByText('Quiet')).toBeTruthy();
    await userEvent.click(toggle);
    expect(value()).toBe(true);
    expect(screen.getByText('Loud')).toBeTruthy();
  });
});

describe('a choice', () => {
  it('is chosen from its options, and can be emptied', async () => {
    const { value } = draw(priority, 1);
    await userEvent.click(screen.getByRole('combobox', { name: 'priority' }));
    await userEvent.click(await screen.findByRole('option', { name: 'High' }));
    expect(value()).toBe(2);
    await userEvent.click(screen.getByRole('combobox', { name: 'priority' }));
    await userEvent.click(await screen.findByRole('option', { name: '---' }));
    expect(value()).toBeNull();
  });

  it('cannot be emptied where it is required', async () => {
    draw(priority, 1, { required: ['acm_priority'] });
    await userEvent.click(screen.getByRole('combobox', { name: /priority/ }));
    expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual(['Low', 'High']);
  });

  it('may be several', async () => {
    const { value } = draw({ ...priority, type: 'choices' }, [1]);
    await userEvent.click(screen.getByRole('combobox', { name: 'priority' }));
    await userEvent.click(await screen.findByRole('option', { name: 'High' }));
    expect(value()).toEqual([1, 2]);
  });
});

describe('a date', () => {
  it('is typed', async () => {
    const { value } = draw(column('acm_due', 'dateTime', { format: 'date', behavior: 'dateOnly' }), null, {}, 1031);
    await retype(screen.getByRole('textbox', { name: 'due' }), '24.12.');
    expect(value()).toEqual(new Date(2026, 11, 24));
  });

  it('stays as it was typed when it is none', async () => {
    const { error } = draw(column('acm_due', 'dateTime', { format: 'date' }), new Date(2026, 0, 1));
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'due' });
    await retype(box, '2/30/2026');
    expect(box.value).toBe('2/30/2026');
    expect(error()).toBe('“2/30/2026” is not a date. Write it as 3/1/2026.');
  });

  it('is picked from a calendar', async () => {
    const { value } = draw(column('acm_due', 'dateTime', { format: 'date' }), new Date(2026, 2, 5));
    await userEvent.click(screen.getByRole('button', { name: 'Calendar for due' }));
    await userEvent.click(await screen.findByRole('button', { name: /20, March, 2026/ }));
    expect(value()).toEqual(new Date(2026, 2, 20));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps its time of day when only the day changes, and the day when only the time does', async () => {
    const { value } = draw(column('acm_due', 'dateTime', { format: 'datetime', behavior: 'userLocal' }), new Date(2026, 2, 5, 14, 30));
    await retype(screen.getByRole('textbox', { name: 'due' }), '3/6/2026');
    expect(value()).toEqual(new Date(2026, 2, 6, 14, 30));
    await retype(screen.getByRole('textbox', { name: 'due, time' }), '9am');
    expect(value()).toEqual(new Date(2026, 2, 6, 9, 0));
  });
});

describe('a link', () => {
  it('can be opened when it is one', () => {
    draw(column('acm_site', 'text', { format: 'url' }), 'example.com');
    expect(screen.getByRole('link', { name: 'Open example.com' }).getAttribute('href')).toBe('https://example.com/');
  });

  it('is text only when it leads somewhere else', () => {
    draw(column('acm_site', 'text', { format: 'url' }), 'javascript:alert(1)');
    expect(screen.queryByRole('link')).toBeNull();
  });
});

const every: readonly (readonly [ColumnModel, FieldValue, string])[] = [
  [column('acm_x'), 'Ada', 'Ada'],
  [column('acm_x', 'memo'), 'Ada', 'Ada'],
  [column('acm_x', 'text', { format: 'email' }), 'ada@example.com', 'ada@example.com'],
  [column('acm_x', 'wholeNumber'), 1234, '1,234'],
  [column('acm_x', 'decimal', { precision: 1 }), 1.5, '1.5'],
  [column('acm_x', 'yesNo'), true, 'Yes'],
  [{ ...priority, logicalName: 'acm_x', displayName: 'x' }, 1, 'Low'],
  [{ ...priority, logicalName: 'acm_x', displayName: 'x', type: 'choices' }, [1, 2], 'Low; High'],
  [column('acm_x', 'dateTime', { format: 'date' }), new Date(2026, 0, 31), '1/31/2026'],
  [column('acm_x', 'dateTime', { format: 'datetime' }), new Date(2026, 0, 31, 8, 5), '1/31/2026 8:05 AM'],
  [column('acm_x', 'other'), 'raw', 'raw'],
];

describe.each(every)('a field of %j', (drawn, value, text) => {
  it('shows its value where it cannot be changed', async () => {
    const { container } = draw(drawn, value, { mode: 'disabled' });
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'x' });
    expect(box.value.replace(/\s/g, ' ')).toBe(text);
    expect(box.readOnly).toBe(true);
    expect(await hindrances(container)).toEqual([]);
  });

  it('hinders nobody', async () => {
    const { container } = draw(drawn, value, { required: ['acm_x'], controls: { acm_x: { notifications: [{ id: '1', level: 'error', text: 'No.' }] } } });
    expect(await hindrances(container)).toEqual([]);
  });
});
