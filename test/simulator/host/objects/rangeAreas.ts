import { cellCount } from "../../address";
import { fullAddress, rangeObject } from "../addressing";
import { clearRange } from "../clearing";
import { declare, HostObject, readOnly } from "../declarations";

declare("RangeAreas", {
  kept: true,
  properties: {
    Address: readOnly(({ sheet, areas }) => areas.map((area) => fullAddress({ sheet, area })).join(",")),
    AreaCount: readOnly(({ areas }) => areas.length),
    CellCount: readOnly(({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0)),
  },
  links: {
    Areas: (target) => new HostObject("RangeCollection", target),
    Format: (target) => new HostObject("RangeFormat", target),
    Worksheet: ({ sheet }) => new HostObject("Worksheet", { sheet }),
    DataValidation: (target) => new HostObject("DataValidation", target),
    ConditionalFormats: (target) => new HostObject("ConditionalFormatCollection", target),
  },
  methods: {
    Clear: ({ sheet, areas }, [applyTo], call) => {
      for (const area of areas) clearRange({ sheet, area }, (applyTo as string | undefined) ?? "All", call);
    },
  },
});

declare("RangeCollection", {
  items: ({ sheet, areas }) => areas.map((area) => rangeObject(sheet, area)),
});

declare("RemoveDuplicatesResult", {
  properties: {
    Removed: readOnly(({ removed }) => removed),
    UniqueRemaining: readOnly(({ uniqueRemaining }) => uniqueRemaining),
  },
});
