package dev.crossentropy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.crossentropy", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule importsRunOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("cli")
          .definedBy("dev.crossentropy.cli..")
          .layer("report")
          .definedBy("dev.crossentropy.report..")
          .layer("statistics")
          .definedBy("dev.crossentropy.statistics..")
          .layer("training")
          .definedBy("dev.crossentropy.training..")
          .layer("data")
          .definedBy("dev.crossentropy.data..")
          .layer("runtime")
          .definedBy("dev.crossentropy.runtime..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers("report", "cli")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("statistics", "report", "cli")
          .whereLayer("runtime")
          .mayOnlyBeAccessedByLayers("training", "statistics", "cli");

  @ArchTest
  static final ArchRule runsAreValuesThatKnowNotWhoExecutesThem =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.crossentropy.training",
              "dev.crossentropy.training.prediction",
              "dev.crossentropy.training.model",
              "dev.crossentropy.training.output")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.crossentropy.training.plan",
              "dev.crossentropy.training.checkpoint",
              "dev.crossentropy.training.execution",
              "dev.crossentropy.training.function");

  @ArchTest
  static final ArchRule roomsBelowARunKnowNoRun =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.crossentropy.training.prediction",
              "dev.crossentropy.training.model",
              "dev.crossentropy.training.output")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.crossentropy.training");

  @ArchTest
  static final ArchRule checkpointsKnowNotWhoTakesThemUp =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.crossentropy.training.plan", "dev.crossentropy.training.checkpoint")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.crossentropy.training.execution");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsTheLoss =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.crossentropy.data..",
              "dev.crossentropy.training..",
              "dev.crossentropy.statistics..",
              "dev.crossentropy.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.crossentropy.loss..", "dev.crossentropy.information..");

  @ArchTest
  static final ArchRule nobodyKnowsTheLossFromWithin =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.crossentropy.loss..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.crossentropy.loss.(*)..");

  @ArchTest
  static final ArchRule packagesAreNamedForWhatTheyHold =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..");
}
