/** Rooms are the folders of a layer (ARCHITECTURE: layers go down, rooms go across). @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circle-of-files",
      comment:
        "Two files that import each other, however far around, cannot be understood one by one: what they share belongs below both.",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "no-circle-of-rooms",
      comment:
        "Rooms of a layer that import each other are one room: what they share belongs in a room below both.",
      severity: "error",
      scope: "folder",
      from: { path: "^src/[^/]+/[^/]+" },
      to: { circular: true },
    },
  ],
  options: {
    includeOnly: "^src/",
    exclude: "\\.test\\.tsx?$",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    parser: "tsc",
  },
};
