import { itFinds } from './testing/sample';

const id = '{00000000-0000-5000-8000-0000000000ff}';
const grid = (parameters: string) => `<control id="grid" classid="{E7A81278-8635-4D9E-8D4D-59480B391C5B}" indicationOfSubgrid="true"><parameters>${parameters}</parameters></control>`;
const control = '<control id="sample_template" datafieldname="gdap_templateid"/>';
const component = '<AppModuleComponent type="1" schemaName="gdap_request"/>';

describe('the check of references', () => {
  describe('on forms', () => {
    itFinds('references', [
      { that: 'a column that is not there', from: 'datafieldname="gdap_accountid"', to: 'datafieldname="gdap_account"', finds: /form '.*' of gdap_\w+ shows the column gdap_account,/ },
      { that: 'a described control that has no place', from: 'forControl="{00000000-0000-5000-8000-000000000001}"', to: `forControl="${id}"`, finds: /describes the control .*ff\}, which has no place/ },
      { that: 'a control that is not in the package', from: 'name="gdap_Gdap.Lifecycle"', to: 'name="gdap_Gdap.Timeline"', finds: /uses the control gdap_Gdap.Timeline/ },
      { that: 'a grid of a table that is not there', from: control, to: grid('<TargetEntityType>gdap_ghost</TargetEntityType>'), finds: /has a grid of the table gdap_ghost/ },
      { that: 'a grid over a relationship that is not there', from: control, to: grid('<RelationshipName>gdap_ghost</RelationshipName>'), finds: /has a grid over the relationship gdap_ghost/ },
      { that: 'a property that the control does not have', from: '<modifiedOn>modifiedon</modifiedOn>', to: '<changedOn>modifiedon</changedOn>', finds: /gives the control gdap_GdapManager.\w+ the property changedOn, which it does not have/ },
      { that: 'a property that the control needs and does not get', from: '<modifiedOn>modifiedon</modifiedOn>', to: '', finds: /gives the control gdap_GdapManager.\w+ no modifiedOn, which it needs/ },
      { that: 'a control bound to a column that is not there', from: '<modifiedOn>modifiedon</modifiedOn>', to: '<modifiedOn>gdap_changedon</modifiedOn>', finds: /binds modifiedOn of the control gdap_GdapManager.\w+ to the column gdap_changedon/ },
      { that: 'an addition to a form in an unmanaged solution', from: /(<tab id="\{00000000-0000-5000-8000-000000000031\}")/, to: '$1 solutionaction="Added"', finds: /form 'Sample' of gdap_request is an addition to a form that is there already/ },
      { that: 'a grid with a view that is not there', from: control, to: grid(`<ViewId>${id}</ViewId><TargetEntityType>gdap_event</TargetEntityType>`), finds: /has a grid with the view .*ff\}/ },
    ]);
  });

  describe('in views', () => {
    itFinds('references', [
      { that: 'a fetched column that is not there', from: '<attribute name="gdap_accountid"/>', to: '<attribute name="gdap_account"/>', finds: /uses the column gdap_account, which gdap_\w+ does not have/ },
      { that: 'a filter over a column that is not there', from: '<condition attribute="statecode"', to: '<condition attribute="statcode"', finds: /uses the column statcode/ },
      { that: 'an order by a column that is not there', from: '<order attribute="gdap_name"', to: '<order attribute="gdap_nam"', finds: /uses the column gdap_nam,/ },
      { that: 'a shown column that is not there', from: '<cell name="gdap_name"', to: '<cell name="gdap_nam"', finds: /uses the column gdap_nam,/ },
      { that: 'a shown column that is not fetched', from: '<cell name="statuscode"', to: '<cell name="statecode"', finds: /shows the column statecode without fetching it/ },
      { that: 'a column of a table that is not joined', from: '<cell name="statuscode"', to: '<cell name="customer.name"', finds: /uses the column name, which no joined table has/ },
      { that: 'a joined table that is not there', from: '<order attribute="gdap_name"', to: '<link-entity name="gdap_ghost" alias="g"/><order attribute="gdap_name"', finds: /joins the table gdap_ghost/ },
      { that: 'a column that the joined table does not have', from: '<order attribute="gdap_name"', to: '<link-entity name="account" alias="a"><attribute name="gdap_segment"/></link-entity><order attribute="gdap_name"', finds: /uses the column gdap_segment, which account does not have/ },
      { that: 'a join over a column that is not there', from: 'to="gdap_provideraccountid"', to: 'to="gdap_tenant"', finds: /joins over the column gdap_tenant, which gdap_request does not have/ },
      { that: 'a join to a column that is not there', from: 'from="gdap_provideraccountid"', to: 'from="gdap_tenant"', finds: /joins over the column gdap_tenant, which gdap_provideraccount does not have/ },
      { that: 'the text of a column that is no lookup', from: '<condition attribute="gdap_name" operator="like"', to: '<condition attribute="gdap_descriptionname" operator="like"', finds: /uses the column gdap_descriptionname/ },
      { that: 'a view over another table', from: '<entity name="gdap_event">', to: '<entity name="gdap_request">', finds: /of gdap_event fetches gdap_request instead/ },
    ]);
  });

  describe('in charts', () => {
    const group = 'groupby="true" alias="_CRMAutoGen_groupby_column_Num_0" name="statuscode"';
    itFinds('references', [
      { that: 'a column that is not there', from: group, to: group.replace('statuscode', 'gdap_phase'), finds: /chart 'GDAP Requests by Status Reason' of gdap_request uses the column gdap_phase/ },
      { that: 'a category by which nothing is grouped', from: '<category alias="_CRMAutoGen_groupby_column_Num_0">', to: '<category alias="phase">', finds: /has the category phase/ },
      { that: 'a measure that nothing adds up', from: '<measure alias="_CRMAutoGen_aggregate_column_Num_0"/>', to: '<measure alias="sum"/>', finds: /has the measure sum/ },
      { that: 'nothing measured', from: '<measure alias="_CRMAutoGen_aggregate_column_Num_0"/>', to: '', finds: /measures nothing/ },
      { that: 'the rows of another table', from: /(<fetch mapping="logical" aggregate="true">\s*<entity name=")gdap_request/, to: '$1gdap_event', finds: /counts gdap_event instead of gdap_request/ },
      { that: 'no drawing', from: /<presentationdescription>[^]*?<\/presentationdescription>/, finds: /does not say how it is drawn/ },
    ]);
  });

  describe('in apps and site maps', () => {
    itFinds('references', [
      { that: 'a table with an icon that is not there', from: '<IconVectorName>gdap_/icons/gdap_event.svg<', to: '<IconVectorName>gdap_/icons/ghost.svg<', finds: /table gdap_event has the icon gdap_\/icons\/ghost.svg/ },
      { that: 'an area with an icon that is not there', from: 'VectorIcon="$webresource:gdap_/icons/gdap_event.svg"', to: 'VectorIcon="$webresource:gdap_/icons/ghost.svg"', finds: /shows \(subarea_gdap_event\) the icon gdap_\/icons\/ghost.svg/ },
      { that: 'an app with an icon that is not there', from: /<WebResourceId>[^<]*<\/WebResourceId>(?=\s*<statecode>)/, to: `<WebResourceId>${id}</WebResourceId>`, finds: /app gdap_GdapManager has the icon 00000000-/ },
      { that: 'an area for a table that is not there', from: 'Entity="gdap_request"', to: 'Entity="gdap_ghost"', finds: /site map gdap_App leads \(requests\) to the table gdap_ghost/ },
      { that: 'an area for a web resource that is not there', from: 'Url="$webresource:gdap_/request.js"', to: 'Url="$webresource:gdap_/help.html"', finds: /leads \(help\) to the web resource gdap_\/help.html/ },
      { that: 'an app with a table that is not there', from: component, to: '<AppModuleComponent type="1" schemaName="gdap_ghost"/>', finds: /app gdap_App has the component gdap_ghost/ },
      { that: 'an app with a site map that is not there', from: 'type="62" schemaName="gdap_App"', to: 'type="62" schemaName="gdap_Other"', finds: /has the component gdap_Other \(type 62\)/ },
      { that: 'an app with a view that is not there', from: component, to: `<AppModuleComponent type="26" id="${id}"/>`, finds: /has the component .*ff\} \(type 26\)/ },
      { that: 'an app with a form that is not there', from: component, to: `<AppModuleComponent type="60" id="${id}"/>`, finds: /has the component .*ff\} \(type 60\)/ },
    ]);
  });
});
