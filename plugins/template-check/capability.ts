import { gdapSecurityGroup, gdapTemplate, problemsOf } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { ConcurrencyError } from '../gateways/transport/service-error';
import { termsText } from '../terms-text';
import { createTemplateStore, type StoredTemplate, type TemplateStore } from './store';

const name = capabilityNames.templateCheck;

/** Longest text of `gdap_problems`. */
const longest = gdapTemplate.columns.gdap_Problems.maxLength;

/** What the row of a template should say is wrong with it. Pure. */
export const problemsText = (template: StoredTemplate): string | null =>
  (template.isActive ? problemsOf(template).map(termsText).join('\n').slice(0, longest) : '') || null;

/** Keeps on each template what Microsoft would refuse of requests made from it: whoever changed it, and by whatever way. */
export function createTemplateCheck({ dataverse, enqueue }: Pick<CapabilityContext, 'dataverse' | 'enqueue'>, store: TemplateStore = createTemplateStore(dataverse)): Capability {
  async function check(template: StoredTemplate): Promise<string> {
    const problems = problemsText(template);
    if (problems === template.problems) return 'unchanged';
    await store.saveProblems(template, problems);
    return problems === null ? 'nothing wrong' : 'something wrong';
  }

  return {
    name,
    looks: {
      async [gdapTemplate.logicalName]({ id }) {
        const template = await store.load(id);
        return template ? check(template) : 'gone';
      },
      async [gdapSecurityGroup.logicalName]({ id, message, correlationId }) {
        const templates = await store.templatesOfGroup(id);
        for (const templateId of templates) await enqueue({ table: gdapTemplate.logicalName, id: templateId, message, correlationId, capability: name });
        return templates.length === 0 ? 'unchanged' : `handed on to ${templates.length}`;
      },
    },
    // Whoever reads groups from Microsoft says which of them to look at.
    ignoresOwnChangesOf: [gdapSecurityGroup.logicalName],
    /** Templates are few: all of them are judged anew, and only those written that have changed. */
    async sweep(_now, deep) {
      if (!deep) return;
      for await (const page of store.all()) for (const template of page) await check(template).catch(unlessChanged);
    },
  };
}

/** Somebody changes it at this moment: the webhook of that change has it judged again. */
function unlessChanged(error: unknown): void {
  if (!(error instanceof ConcurrencyError)) throw error;
}
