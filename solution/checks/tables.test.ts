import { itFinds } from './testing/sample';

/** Something of the table `gdap_Request` alone. */
const ofRequest = (pattern: string) => new RegExp(`(<entity Name="gdap_Request">(?:(?!</entity>)[^])*?)${pattern}`);

describe('the check of tables', () => {
  describe('names and keys', () => {
    itFinds('tables', [
      { that: 'a table defined twice', from: '>gdap_Category</Name>', to: '>gdap_Event</Name>', finds: /table gdap_event is defined twice/ },
      { that: 'two tables in one entity set', from: '<EntitySetName>gdap_events<', to: '<EntitySetName>gdap_requests<', finds: /entity set gdap_requests is the name of two tables/ },
      { that: 'a table without entity set', from: '<EntitySetName>gdap_events</EntitySetName>', finds: /gdap_event has no entity set name/ },
      { that: 'a table with two names', from: '<entity Name="gdap_Event">', to: '<entity Name="gdap_Evnt">', finds: /gdap_event has two different names/ },
      { that: 'a table without primary key', from: ofRequest('<Type>primarykey</Type>'), to: '$1<Type>uniqueidentifier</Type>', finds: /gdap_request has 0 primary keys/ },
      { that: 'a table without primary name', from: ofRequest('PrimaryName\\|'), to: '$1', finds: /gdap_request has 0 primary names/ },
      { that: 'an unknown ownership', from: '<OwnershipTypeMask>OrgOwned<', to: '<OwnershipTypeMask>TeamOwned<', finds: /has the ownership 'TeamOwned'/ },
      { that: 'an owner in a table of the organisation', from: '<OwnershipTypeMask>UserOwned<', to: '<OwnershipTypeMask>OrgOwned<', finds: /owner column that does not fit/ },
      { that: 'an unknown word about activities', from: '<HasRelatedActivities>True<', to: '<HasRelatedActivities>1<', finds: /gdap_request says '1' of its activities/ },
      { that: 'a column defined twice', from: '<attribute PhysicalName="gdap_StartDate">', to: '<attribute PhysicalName="gdap_ExpiryDate">', finds: /is defined twice/ },
      { that: 'a column with two names', from: ofRequest('<Name>gdap_startdate</Name>'), to: '$1<Name>gdap_begin</Name>', finds: /gdap_request.gdap_startdate has names that differ/ },
      { that: 'a key over a column that is not there', from: ofRequest('<AttributeName>gdap_uniquekey<'), to: '$1<AttributeName>gdap_unique<', finds: /key gdap_RequestUniqueKey of gdap_request is over the column gdap_unique/ },
    ]);
  });

  describe('lookups', () => {
    const relationship = '<EntityRelationship Name="gdap_account_requests">';
    itFinds('tables', [
      { that: 'a lookup without relationship', from: /<EntityRelationship Name="gdap_account_requests">[^]*?<\/EntityRelationship>/, finds: /gdap_request.gdap_accountid has 0 relationships instead of 1/ },
      { that: 'a lookup of the platform without relationship', from: /<EntityRelationship Name="lk_gdap_request_createdby">[^]*?<\/EntityRelationship>/, finds: /gdap_request.createdby has 0 relationships/ },
      { that: 'a lookup to an account extension without relationship', from: /<EntityRelationship Name="gdap_category_account">[^]*?<\/EntityRelationship>/, finds: /account.gdap_categoryid has 0 relationships/ },
      { that: 'a lookup with two relationships', from: new RegExp(`(${relationship})([^]*?)(</EntityRelationship>)`), to: '$1$2$3<EntityRelationship Name="gdap_again">$2$3', finds: /gdap_request.gdap_accountid has 2 relationships/ },
      { that: 'a relationship defined twice', from: new RegExp(`(${relationship})([^]*?)(</EntityRelationship>)`), to: '$1$2$3$1$2$3', finds: /relationship gdap_account_requests is defined twice/ },
      { that: 'a relationship from a table that is not there', from: /(Name="gdap_account_requests">[^]*?<ReferencingEntityName>)gdap_Request/, to: '$1gdap_Ghost', finds: /starts from the table gdap_Ghost/ },
      { that: 'a relationship to a table that is not there', from: /(Name="gdap_template_requests">[^]*?<ReferencedEntityName>)gdap_Template/, to: '$1gdap_Ghost', finds: /leads to the table gdap_Ghost/ },
      { that: 'a relationship without its column', from: /(Name="gdap_template_requests">[^]*?<ReferencingAttributeName>)gdap_TemplateId/, to: '$1gdap_Templat', finds: /needs the column gdap_Templat of gdap_Request/ },
      { that: 'a relationship over a column that is no lookup', from: /(Name="gdap_template_requests">[^]*?<ReferencingAttributeName>)gdap_TemplateId/, to: '$1gdap_Name', finds: /needs gdap_Name of gdap_Request to be a lookup, not nvarchar/ },
      { that: 'a relationship that writes a table in another case', from: /(Name="gdap_template_requests">[^]*?<ReferencedEntityName>)gdap_Template/, to: '$1gdap_template', finds: /in another case than the table itself/ },
      { that: 'a table with two parents', from: /(Name="gdap_template_rolemappings">[^]*?<CascadeDelete>)RemoveLink/, to: '$1Cascade', finds: /gdap_rolemapping has 2 relationships that cascade/ },
    ]);
  });

  describe('choices and status reasons', () => {
    itFinds('tables', [
      { that: 'an option value of somebody else', from: '<option value="727000004"', to: '<option value="100000004"', finds: /has the option value 100000004, which is not the publisher's/ },
      { that: 'an option value just beyond the range', from: '<option value="727000004"', to: '<option value="727010000"', finds: /has the option value 727010000/ },
      { that: 'an option value twice', from: /(<optionset Name="gdap_request_gdap_origin">[^]*?<option value=")727000001/, to: '$1727000000', finds: /gdap_request.gdap_origin has the option value 727000000 twice/ },
      { that: 'a default that is no option', from: /<AppDefaultValue>727000000</, to: '<AppDefaultValue>727000777<', finds: /has the default 727000777, which is none of its options/ },
      { that: 'a global choice that is not there', from: /<OptionSetName>gdap_waitingon</, to: '<OptionSetName>gdap_waiting<', finds: /takes its options from the choice gdap_waiting/ },
      { that: 'a choice without options', from: /<OptionSetName>gdap_waitingon<\/OptionSetName>/, finds: /gdap_waitingon has no options/ },
      { that: 'a status reason of a state that is not there', from: '<status value="727000006" state="1"', to: '<status value="727000006" state="2"', finds: /status reason 727000006 of the state 2/ },
      { that: 'a status reason of somebody else', from: '<status value="727000006"', to: '<status value="3"', finds: /status reason 3, which is neither built in nor the publisher's/ },
      { that: 'a status reason twice', from: '<status value="727000006"', to: '<status value="727000005"', finds: /status reason 727000005 twice/ },
      { that: 'no status reasons', from: ofRequest('<statuses>[^]*?</statuses>'), to: '$1<statuses/>', finds: /gdap_request.statuscode has no status reasons/ },
      { that: 'a state whose default belongs to the other', from: ofRequest('<state value="1" defaultstatus="2"'), to: '$1<state value="1" defaultstatus="1"', finds: /state 1 whose default, 1, is no status reason of it/ },
      { that: 'transitions that are not enforced', from: '<EnforceStateTransitions>1<', to: '<EnforceStateTransitions>0<', finds: /gdap_request.statuscode has transitions that are not enforced/ },
      { that: 'enforced transitions that are not there', from: '<EnforceStateTransitions>0<', to: '<EnforceStateTransitions>1<', finds: /enforces transitions that it does not have/ },
      { that: 'a transition to nowhere', from: 'tostatusid=&quot;727000001&quot;', to: 'tostatusid=&quot;727000099&quot;', finds: /transition to 727000099, which is no status reason/ },
      { that: 'a transition kept with another reason', from: 'sourcestatusid=&quot;1&quot;', to: 'sourcestatusid=&quot;2&quot;', finds: /transition from 2 kept with the status reason 1/ },
      { that: 'transitions that are no document', from: '&lt;/allowedtransitions&gt;"', to: '"', finds: /transitions from 1 that cannot be read/ },
    ]);
  });
});
