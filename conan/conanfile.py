"""Conan recipe: the library and the command, over the libraries of the profile."""

import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load


class CitevetConan(ConanFile):
    name = "citevet"
    description = "Vets the citations of an article before it is published"
    license = "MIT"
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False]}
    default_options = {"shared": False, "fPIC": True}
    implements = ["auto_shared_fpic"]

    def set_version(self):
        cmake = load(self, os.path.join(self.recipe_folder, os.pardir, "CMakeLists.txt"))
        self.version = re.search(r"project\(citevet VERSION ([0-9.]+)", cmake).group(1)

    def export_sources(self):
        root = os.path.join(self.recipe_folder, os.pardir)
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "src/*"):
            copy(self, pattern, root, self.export_sources_folder)

    def requirements(self):
        self.requires("boost/[>=1.81 <2]")
        self.requires("cli11/[>=2.1 <3]")
        self.requires("libcurl/[>=7.80 <9]")
        self.requires("libidn2/[>=2.3 <3]")
        self.requires("pugixml/[>=1.13 <2]")
        self.requires("rapidfuzz/[>=3 <4]")
        self.requires("sqlite3/[>=3.35 <4]")
        self.requires("tomlplusplus/[>=3.3 <4]")
        self.requires("utf8proc/[>=2.8 <3]")

    def build_requirements(self):
        self.test_requires("catch2/[>=3.4 <4]")

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        # The recipe lies beside the sources, not above them.
        self.folders.root = os.pardir
        cmake_layout(self)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["CITEVET_BUILD_TESTS"] = False
        toolchain.cache_variables["CITEVET_BUILD_EXAMPLES"] = False
        toolchain.cache_variables["CITEVET_INSTALL"] = True
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        CMake(self).install()

    def package_info(self):
        self.cpp_info.libs = ["citevet"]
        # The package's own citevet-config.cmake finds the libraries that a static citevet needs: those of the system have no Conan targets
        # to link.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = [os.path.join("lib", "cmake", "citevet")]
