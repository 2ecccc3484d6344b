package dev.crossentropy.check;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way, and kinds of rules do not know each other. */
@AnalyzeClasses(packages = "dev.crossentropy.check", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("check")
          .definedBy("dev.crossentropy.check")
          .layer("formula")
          .definedBy("..check.formula")
          .layer("mask")
          .definedBy("..check.mask")
          .layer("array")
          .definedBy("..check.array")
          .layer("network")
          .definedBy("..check.network")
          .layer("rule")
          .definedBy("..check.rule")
          .layer("call")
          .definedBy("..check.call")
          .layer("card")
          .definedBy("..check.card")
          .whereLayer("check")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("formula")
          .mayOnlyBeAccessedByLayers("check")
          .whereLayer("mask")
          .mayOnlyBeAccessedByLayers("check")
          .whereLayer("array")
          .mayOnlyBeAccessedByLayers("check")
          .whereLayer("network")
          .mayOnlyBeAccessedByLayers("check")
          .whereLayer("rule")
          .mayOnlyBeAccessedByLayers("check", "formula", "mask", "array", "network")
          .whereLayer("call")
          .mayNotAccessAnyLayer()
          .whereLayer("card")
          .mayNotAccessAnyLayer();
}
