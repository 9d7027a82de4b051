# The Debian package: `cpack -G DEB` in a build folder. It brings the program with its manual page, the units, settings
# in /etc/penstock and a system user; what it installs is listed here and nowhere else.
include(GNUInstallDirs)
set(packaging ${CMAKE_SOURCE_DIR}/packaging)
set(made ${CMAKE_BINARY_DIR}/package)
file(MAKE_DIRECTORY ${made})

add_custom_command(OUTPUT ${made}/penstock.1.gz
    COMMAND sh -c "$<TARGET_FILE:penstock> man | gzip -9n > ${made}/penstock.1.gz"
    DEPENDS penstock VERBATIM)
string(TIMESTAMP package_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${made}/changelog "penstock (${PROJECT_VERSION}) unstable; urgency=medium

  * See the history of the source.

 -- Penstock maintainers <maintainers@penstock.example>  ${package_date}
")
add_custom_command(OUTPUT ${made}/changelog.gz COMMAND sh -c "gzip -9nc ${made}/changelog > ${made}/changelog.gz"
    DEPENDS ${made}/changelog VERBATIM)
add_custom_target(package_files ALL DEPENDS ${made}/penstock.1.gz ${made}/changelog.gz)

install(TARGETS penstock RUNTIME DESTINATION bin)
install(FILES ${made}/penstock.1.gz DESTINATION share/man/man1 OPTIONAL)
install(FILES ${packaging}/penstock.service ${packaging}/penstock-backup.service ${packaging}/penstock-backup.timer
    DESTINATION lib/systemd/system)
install(FILES ${packaging}/penstock.sysusers DESTINATION lib/sysusers.d RENAME penstock.conf)
install(FILES ${packaging}/penstock.toml DESTINATION /etc/penstock)
install(FILES ${packaging}/copyright DESTINATION share/doc/penstock)
install(FILES ${made}/changelog.gz DESTINATION share/doc/penstock OPTIONAL)
install(FILES ${packaging}/alerts.yml DESTINATION share/doc/penstock/examples)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "Penstock maintainers <maintainers@penstock.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "record of public research money, from decision to result")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Penstock is the system of record for public bodies that fund research through
programme managers: meetings and what they decide, programmes, awards with
milestones, money and payments, in one journal that outsiders can verify.
The server, its web application and all commands are one program; the
database is SQLite or PostgreSQL.")
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopencc-data, tzdata, systemd | systemd-sysusers")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${packaging}/postinst ${packaging}/prerm ${packaging}/postrm
    ${packaging}/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
