import type { Environment } from '../../environment';
import { notSupported } from '../../errors';
import { readPlatformRow, writePlatformRow } from '../../storage/platform-rows';
import type { Component } from '../customizations/component';
import { inconsistent } from '../import-errors';
import type { SolutionManifest } from '../solution-manifest';
import { parseXml, printXml, type XmlTree } from '../xml';
import { openFormLayers, type FormLayers } from './layers';
import { mergeForm } from './merge';

/**
 * Brings forms up to what a solution changes in them now: changes that it brought before and brings no more are taken
 * back, and those of other solutions stay.
 * @throws DataverseError when a form is not there, or lacks what the solution changes in it
 */
export function applyFormChanges(environment: Environment, solutionId: string, components: readonly Component[]): void {
  const layers = openFormLayers(environment.database);
  const coming = components.filter(({ formChange }) => formChange !== undefined);
  const gone = layers.formsOf(solutionId).filter((formId) => !coming.some(({ id }) => id === formId));
  for (const formId of gone) layers.remove(formId, solutionId);
  for (const { id, formChange = '' } of coming) {
    if (!readPlatformRow(environment, 'systemform', id)) throw inconsistent(`The solution changes the form ${id}, which is not in this environment.`);
    layers.put(id, solutionId, formChange);
  }
  for (const formId of new Set([...layers.forms(), ...coming.map(({ id }) => id)])) merge(environment, layers, formId);
}

/** A form that somebody has changed since the last merge is the new base: what they did stays. */
function merge(environment: Environment, layers: FormLayers, formId: string): void {
  const current = String(readPlatformRow(environment, 'systemform', formId)?.formxml ?? '');
  const known = layers.base(formId);
  const base = known?.merged === current ? known.base : current;
  const changes = layers.changesOf(formId);
  const merged = changes.length === 0 ? base : printXml(changes.reduce<XmlTree>((form, change) => mergeForm(form, parseXml(change, 'customizations.xml')), parseXml(base, 'the form')));
  if (merged !== current) writePlatformRow(environment, 'systemform', { formid: formId, formxml: merged });
  if (changes.length === 0) layers.forgetBase(formId);
  else layers.keepBase(formId, { base, merged });
}

/** An unmanaged solution brings whole forms: what the platform makes of a change in one is not documented. */
export function checkFormChanges({ managed }: SolutionManifest, components: readonly Component[]): void {
  const change = components.find(({ formChange }) => formChange !== undefined);
  if (change && !managed) throw notSupported(`changes (solutionaction) of the form ${change.id} by an unmanaged solution`);
}
