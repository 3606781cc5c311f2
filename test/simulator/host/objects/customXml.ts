import { XMLValidator } from "fast-xml-parser";
import type { CustomXmlModel } from "../../model";
import { declare, HostObject, readOnly } from "../declarations";
import { generalException, invalidArgument, itemNotFound } from "../errors";
import type { CustomXmlScopeTarget } from "../targets";

function checkXml(xml: unknown): string {
  if (typeof xml !== "string" || XMLValidator.validate(xml) !== true)
    throw invalidArgument("not well-formed XML");
  return xml;
}

/** The default namespace of the part's root element, or the one of the root's prefix. */
function namespaceOf({ xml }: CustomXmlModel): string {
  const [, prefix, attributes = ""] = /<(?![?!])(?:([^\s:>/]+):)?[^\s>/]+([^>]*)>/.exec(xml) ?? [];
  const name = prefix === undefined ? "xmlns" : `xmlns:${prefix}`;
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match?.[1] ?? match?.[2] ?? "";
}

function partsOf({ workbook, namespace }: CustomXmlScopeTarget): CustomXmlModel[] {
  const all = (workbook.customXml ??= []);
  return namespace === null ? all : all.filter((part) => namespaceOf(part) === namespace);
}

function partObject({ workbook }: CustomXmlScopeTarget, part: CustomXmlModel): HostObject {
  return new HostObject("CustomXmlPart", { workbook, part });
}

const items = (scope: CustomXmlScopeTarget) => partsOf(scope).map((part) => partObject(scope, part));

function item(scope: CustomXmlScopeTarget, key: unknown): HostObject {
  const part = partsOf(scope).find(({ id }) => id === String(key));
  if (part === undefined) throw itemNotFound(`custom XML part ${String(key)}`);
  return partObject(scope, part);
}

declare("CustomXmlPartCollection", {
  items,
  item,
  methods: {
    Add: (scope, [xml], { host }) => {
      const part = { id: host.nextId(), xml: checkXml(xml) };
      partsOf(scope).push(part);
      return partObject(scope, part);
    },
    GetByNamespace: ({ workbook }, [namespace]) =>
      new HostObject("CustomXmlPartScopedCollection", { workbook, namespace: String(namespace) }),
  },
});

declare("CustomXmlPartScopedCollection", {
  items,
  item,
  methods: {
    GetOnlyItem: (scope) => {
      const [only, ...more] = partsOf(scope);
      if (only === undefined) throw itemNotFound("no custom XML part of the namespace");
      if (more.length > 0) throw generalException("several custom XML parts of the namespace");
      return partObject(scope, only);
    },
  },
});

declare("CustomXmlPart", {
  identity: "Id",
  properties: {
    Id: readOnly(({ part }) => part.id),
    NamespaceUri: readOnly(({ part }) => namespaceOf(part)),
  },
  methods: {
    GetXml: ({ part }) => part.xml,
    SetXml: ({ part }, [xml]) => {
      part.xml = checkXml(xml);
    },
    Delete: ({ workbook, part }) => {
      workbook.customXml = workbook.customXml?.filter((each) => each !== part) ?? [];
    },
  },
});
