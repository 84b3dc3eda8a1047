import { v5 as uuidv5 } from 'uuid';
import type { SandboxDatabase } from '../../kernel/database';
import type { ChangeLog } from '../delta/change-log';

/** A contract: that a customer tenant has chosen this partner. */
export interface Contract {
  readonly id: string;
  readonly contractType: 'SyndicationPartner' | 'BreadthPartner' | 'ResellerPartner';
  /** The customer's tenant, lower case. */
  readonly customerId: string;
  readonly defaultDomainName: string | null;
  readonly displayName: string;
}

/** The contracts of all partner tenants. */
export interface ContractStore {
  find(tenantId: string, id: string): Contract | undefined;
  /**
   * Makes the contract of a customer. One that is there keeps its name and domain: Graph's are copies from the
   * beginning of the partnership ("contract resource type").
   */
  ensure(tenantId: string, contract: Omit<Contract, 'id'>): void;
  /** Nothing happens where there is none. */
  end(tenantId: string, customerId: string): void;
}

/** One contract for a partner and a customer, so that a partnership that begins anew has its old id. */
const contractId = (tenantId: string, customerId: string) => uuidv5(`contract ${tenantId} ${customerId}`, uuidv5.URL);

export function createContractStore(database: SandboxDatabase, changes: ChangeLog): ContractStore {
  const find = (tenantId: string, id: string) => {
    const row = database.get<{ document: string }>('SELECT document FROM contract WHERE id = ? AND tenant_id = ?', id, tenantId);
    return row && (JSON.parse(row.document) as Contract);
  };
  return {
    find,
    ensure(tenantId, contract) {
      const id = contractId(tenantId, contract.customerId);
      if (find(tenantId, id)) return;
      database.run(
        'INSERT INTO contract (id, tenant_id, customer_id, display_name, domain, document) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        tenantId,
        contract.customerId,
        contract.displayName,
        contract.defaultDomainName,
        JSON.stringify({ id, ...contract }),
      );
      changes.record('contracts', tenantId, id, 'changed');
    },
    end(tenantId, customerId) {
      const id = contractId(tenantId, customerId);
      if (!find(tenantId, id)) return;
      database.run('DELETE FROM contract WHERE id = ?', id);
      changes.record('contracts', tenantId, id, 'removed');
    },
  };
}
